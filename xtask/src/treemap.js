// Looks at the treemap that this stands behind, and leaves what it saw at the end of the page.
{
    const wrong = [];
    const map = document.querySelector("body > svg.treemap");
    const box = (element) => element.getBoundingClientRect();
    const isWithin = (inner, outer) =>
        inner.left >= outer.left - 0.6 && inner.right <= outer.right + 0.6 &&
        inner.top >= outer.top - 0.6 && inner.bottom <= outer.bottom + 0.6;
    const luminance = (colour) => {
        const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
        const [red, green, blue] = parts.map((part) =>
            part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrastOf = (one, other) => {
        const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const fill = (element) => getComputedStyle(element).fill;
    let contrast = Infinity;
    let names = 0;
    const groups = [...map.querySelectorAll("g")];
    for (const group of groups) {
        const rect = group.querySelector(":scope > rect");
        const title = group.querySelector(":scope > title").textContent;
        if (title === "") wrong.push("a part without an explanation");
        const parent = group.parentElement.closest("g");
        const outer = parent === null ? map : parent.querySelector(":scope > rect");
        if (!isWithin(box(rect), box(outer))) wrong.push("outside of its group: " + title);
        const text = group.querySelector(":scope > svg > text");
        if (text === null) continue;
        names += 1;
        // The sides may cut a name off; above and below it must be whole.
        const [name, place] = [box(text), box(rect)];
        if (name.top < place.top - 0.6 || name.bottom > place.bottom + 2.5) {
            wrong.push("a name that is higher than its part: " + title);
        }
        contrast = Math.min(contrast, contrastOf(fill(text), fill(rect)));
    }
    const seen = document.createElement("pre");
    seen.id = "seen";
    seen.textContent = JSON.stringify({
        parts: groups.length,
        names,
        contrast,
        dark: luminance(getComputedStyle(document.body).backgroundColor) < 0.2,
        wrong,
    });
    document.body.append(seen);
}
