//! The command line of the example.

/// What to print after a mistake.
pub(crate) const USAGE: &str = "\
usage: get_journey_runs --local
       get_journey_runs --application ID --journey ID [--page-size N]
                        [--region REGION] [--endpoint-url URL]";

/// The command line, read.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) local: bool,
    pub(crate) application: String,
    pub(crate) journey: String,
    pub(crate) page_size: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) endpoint_url: Option<String>,
}

impl Arguments {
    /// Reads the arguments that follow the program's name, or says what is wrong with them.
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut local = false;
        let [
            mut application,
            mut journey,
            mut page_size,
            mut region,
            mut endpoint_url,
        ] = [const { None }; 5];
        while let Some(name) = arguments.next() {
            let place = match name.as_str() {
                "--local" => {
                    local = true;
                    continue;
                }
                "--application" => &mut application,
                "--journey" => &mut journey,
                "--page-size" => &mut page_size,
                "--region" => &mut region,
                "--endpoint-url" => &mut endpoint_url,
                _ => return Err(format!("unknown argument: {name}")),
            };
            let value = arguments.next();
            *place = Some(value.ok_or_else(|| format!("{name} needs a value"))?);
        }
        if local && endpoint_url.is_some() {
            return Err("--local and --endpoint-url exclude each other".to_owned());
        }
        let known = |id: Option<String>, name: &str| match id {
            Some(id) => Ok(id),
            None if local => Ok("example".to_owned()),
            None => Err(format!("{name} is missing")),
        };
        Ok(Self {
            application: known(application, "--application")?,
            journey: known(journey, "--journey")?,
            local,
            page_size,
            region,
            endpoint_url,
        })
    }
}
