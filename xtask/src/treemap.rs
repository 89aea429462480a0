//! `cargo xtask treemap`: looks at the treemap of `cargo farrier cost` in a browser, in light and dark.
//!
//! The page is written for a small model and opened by Chromium without a window, with a script added that looks
//! at what the browser made of it: parts lie within what they are parts of, names within theirs, all of them can
//! be read, and all have a text for who points at them. Without a browser this is skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, print_line};

use crate::measure::process;

/// Names of the browser, as systems have them.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
/// The workspace whose crate is drawn.
const WORKSPACE: &str = "codegen/command/tests/cmd/questions.in";
/// What looks at the page, and leaves what it saw as JSON.
const SCRIPT: &str = include_str!("treemap.js");
/// What stands around that JSON in the page.
const MARKS: [&str; 2] = ["<pre id=\"seen\">", "</pre>"];
/// The least contrast of a text to what it stands on, of the guidelines WCAG 2, level AA.
const CONTRAST: f64 = 4.5;
/// How many times the browser is started for a page.
const TRIES: usize = 3;
/// The parts of the crate that is drawn: fewer would show that some are not.
const PARTS: usize = 12;

/// What `cargo xtask treemap` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Keep the page, the picture, and a photo of each in this folder.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// What the script saw.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    parts: usize,
    names: usize,
    contrast: f64,
    dark: bool,
    wrong: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// The page cannot be made or opened, or something in it is not as it should be.
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let Some(browser) = browser() else {
        print_line("skipped: there is no Chromium");
        return Ok(Outcome::Done);
    };
    look(args, browser).map_err(|fault| vec![fault])
}

fn look(args: &Args, browser: &str) -> Result<Outcome, Fault> {
    let temporary = tempfile::tempdir().map_err(|error| Fault::io("no folder", &error))?;
    let folder = args.keep.as_deref().unwrap_or(temporary.path());
    fs::create_dir_all(folder).map_err(|error| Fault::io("cannot make the folder", &error))?;
    let folder = &folder
        .canonicalize()
        .map_err(|error| Fault::io("cannot find the folder", &error))?;
    draw(folder)?;
    let page = folder.join("cost.html");
    let text = fs::read_to_string(&page).map_err(|error| Fault::io("no page", &error))?;
    let watched = folder.join("watched.html");
    let text = text.replace("</html>", &format!("<script>{SCRIPT}</script></html>"));
    fs::write(&watched, text).map_err(|error| Fault::io("cannot write the page", &error))?;
    let mut wrong = Vec::new();
    for (name, scheme) in [("light", "1"), ("dark", "0")] {
        let scheme = format!("--blink-settings=preferredColorScheme={scheme}");
        let seen = seen(browser, &scheme, &watched)?;
        print_line(format!(
            "{name}: {} parts, {} names, contrast at least {:.1}",
            seen.parts, seen.names, seen.contrast
        ));
        wrong.extend(faults(name, &seen));
        if args.keep.is_some() {
            let photo = folder.join(format!("{name}.png"));
            take_photo(browser, &scheme, &page, &photo)?;
        }
    }
    // A file of its own is read as XML, which forgives nothing.
    let svg = dump(browser, "--hide-scrollbars", &folder.join("cost.svg"))?;
    if svg.contains("parsererror") || !svg.contains("class=\"treemap\"") {
        wrong.push("the picture is no SVG to the browser".to_owned());
    }
    match wrong.is_empty() {
        true => Ok(Outcome::Done),
        false => Err(Fault::new(format!(
            "the treemap is not as it should be: {}",
            wrong.join("; ")
        ))),
    }
}

fn faults(name: &str, seen: &Seen) -> Vec<String> {
    let mut wrong: Vec<String> = seen
        .wrong
        .iter()
        .map(|it| format!("{name}: {it}"))
        .collect();
    if seen.parts < PARTS || seen.names == 0 {
        wrong.push(format!(
            "{name}: {} parts, {} names",
            seen.parts, seen.names
        ));
    }
    if seen.contrast < CONTRAST {
        wrong.push(format!("{name}: a contrast of {:.2}", seen.contrast));
    }
    if seen.dark != (name == "dark") {
        wrong.push(format!("{name}: the page does not follow the setting"));
    }
    wrong
}

/// The first of the browsers that can be started.
fn browser() -> Option<&'static str> {
    let can_start = |name: &&str| {
        let mut command = Command::new(name);
        let command = command
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    BROWSERS.into_iter().find(can_start)
}

/// Writes the page and the picture with the command that users have.
fn draw(folder: &Path) -> Result<(), Fault> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let manifest = repository.join("Cargo.toml");
    let mut command = process::cargo();
    command
        .args([
            "run",
            "--quiet",
            "--package",
            "cargo-farrier",
            "--manifest-path",
        ])
        .arg(manifest)
        .args(["--", "farrier", "cost", "--quiet", "--html"])
        .arg(folder.join("cost.html"))
        .arg("--svg")
        .arg(folder.join("cost.svg"))
        .current_dir(repository.join(WORKSPACE))
        .stdout(Stdio::null());
    process::must(&mut command, "cargo farrier cost").map(|_| ())
}

fn seen(browser: &str, scheme: &str, page: &Path) -> Result<Seen, Fault> {
    let text = dump(browser, scheme, page)?;
    let [before, after] = MARKS;
    let seen = text
        .split_once(before)
        .and_then(|(_, rest)| rest.split_once(after));
    let (json, _) = seen.ok_or_else(|| Fault::new("the script in the page did not run"))?;
    let json = json
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    serde_json::from_str(&json)
        .map_err(|error| Fault::new(format!("what the script saw cannot be read: {error}")))
}

/// The page after its script has run.
fn dump(browser: &str, option: &str, page: &Path) -> Result<String, Fault> {
    let run = || {
        let mut command = headless(browser, option);
        let output = command.arg("--dump-dom").arg(page).output();
        output.map_err(|error| Fault::io("cannot run the browser", &error))
    };
    let mut output = run()?;
    // Now and then it dies of a signal while it starts, which says nothing of the page.
    for _ in 1..TRIES {
        if output.status.code().is_some() {
            break;
        }
        output = run()?;
    }
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(Fault::new(format!(
            "the browser failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))),
    }
}

fn take_photo(browser: &str, scheme: &str, page: &Path, photo: &Path) -> Result<(), Fault> {
    let mut command = headless(browser, scheme);
    command
        .arg("--window-size=1280,1000")
        .arg(format!("--screenshot={}", photo.display()))
        .arg(page)
        .stderr(Stdio::null());
    process::must(&mut command, "the browser").map(|_| ())
}

/// The browser without a window. Pages of ours are no danger, and in containers its sandbox does not start.
fn headless(browser: &str, option: &str) -> Command {
    let mut command = Command::new(browser);
    command.args([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        option,
    ]);
    command
}
