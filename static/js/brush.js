/* Drag over the bars of a timeline to see the days from the first bar to the last.
   Each bar is a link of its own and works without this. */

const between = (bars, one, other) => {
  const [first, last] = one < other ? [one, other] : [other, one];
  return bars.slice(first, last + 1);
};

const addressOf = (chosen) => {
  const address = new URL(chosen[0].href.baseVal, window.location.href);
  const end = new URL(chosen.at(-1).href.baseVal, window.location.href);
  address.searchParams.set("published_before", end.searchParams.get("published_before"));
  return address;
};

for (const timeline of document.querySelectorAll("svg[data-brush]")) {
  const bars = [...timeline.querySelectorAll("a")];
  const barAt = (event) => {
    const box = timeline.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    return Math.min(Math.max(place, 0), bars.length - 1);
  };
  let start = null;
  let end = null;

  const show = () => {
    const chosen = start === null ? [] : between(bars, start, end);
    for (const bar of bars) bar.classList.toggle("is-brushed", chosen.includes(bar));
  };

  timeline.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    start = end = barAt(event);
  });
  timeline.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("pointermove", (event) => {
    if (start === null) return;
    end = barAt(event);
    show();
  });
  window.addEventListener("pointerup", () => {
    if (start === null) return;
    const chosen = start === end ? [] : between(bars, start, end);
    start = null;
    show();
    if (chosen.length) window.location.assign(addressOf(chosen));
  });
}
