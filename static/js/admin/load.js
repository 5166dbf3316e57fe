// A load's page while it runs: what it shows is brought up to date without reloading the page.
// Without this file the page reloads itself every few seconds.

const EVERY = 2000;
const progress = document.getElementById("load-progress");
const outcomes = document.getElementById("load-outcomes");

function isAtWork() {
  return progress.firstElementChild?.dataset.atWork === "yes";
}

// What a person has the focus in is left as it is: a link must not vanish from under a finger.
function replace(part, fresh) {
  const found = fresh.getElementById(part.id);
  if (!found || part.contains(document.activeElement)) return;
  part.replaceChildren(...found.childNodes);
}

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.redirected || answer.status === 403 || answer.status === 404) return;
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      replace(progress, fresh);
      replace(outcomes, fresh);
    }
  } catch {
    // The room is away for a moment: the next look may find it.
  }
  if (isAtWork()) setTimeout(look, EVERY);
}

if (isAtWork()) setTimeout(look, EVERY);
