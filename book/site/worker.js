// The service worker: the whole book, stored for reading without a network, one edition at a time.
// The build writes EDITION (its name) and FILES ({ path: hash }) before this.

const ROOT = new URL(registration.scope);
const MINE = `clearly-established ${ROOT.pathname} `; // other books may stand on the same host
const STORE = MINE + EDITION;
const STANDING = `${MINE}standing`;
const NETWORK = "network";
const address = (path) => new URL(path, ROOT).href;

async function digest(response) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...sum))}`;
}

/** A file of this edition: as stored by an earlier one where it is the same, else fetched; refused when its hash is another. */
async function sound(path) {
  for (const name of await caches.keys()) {
    const kept = name.startsWith(MINE) && (await caches.match(address(path), { cacheName: name }));
    if (kept && (await digest(kept.clone())) === FILES[path]) return kept;
  }
  const response = await fetch(address(path), { cache: "reload", integrity: FILES[path] });
  // A browser takes no redirected answer for a page; some hosts redirect `x.html` to `x`.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

/** Store every file or none. */
async function store() {
  const cache = await caches.open(STORE);
  try {
    await Promise.all(Object.keys(FILES).map(async (path) => cache.put(address(path), await sound(path))));
  } catch (error) {
    await caches.delete(STORE);
    throw error;
  }
}

let known;
/** Which edition stands, and which open pages (by client id) are of an older one or came from the network. */
async function standing() {
  known ??= (await (await caches.match(address("standing"), { cacheName: STANDING }))?.json()) ?? { edition: null, owners: {} };
  return known;
}

async function stand(edition, owners) {
  known = { edition, owners };
  await (await caches.open(STANDING)).put(address("standing"), new Response(JSON.stringify(known)));
}

/** This edition stands from now on; pages that are open stay with theirs. */
async function begin() {
  const { edition, owners } = await standing();
  const open = edition ? await clients.matchAll() : [];
  await stand(EDITION, Object.fromEntries(open.map(({ id }) => [id, owners[id] ?? edition])));
  // The first edition takes over the page that brought it. A later one takes over no page: it may be of an older edition.
  if (!edition) await clients.claim();
  await tidy();
}

/** Delete the editions of which no page is open any more. */
async function tidy() {
  if (registration.installing || registration.waiting) return; // what they store is not ours to delete
  const { owners } = await standing();
  const open = new Set((await clients.matchAll()).map(({ id }) => id));
  const left = Object.entries(owners).filter(([id, edition]) => edition === NETWORK || open.has(id));
  await stand(EDITION, Object.fromEntries(left));
  const used = new Set([STANDING, STORE, ...left.map(([, edition]) => MINE + edition)]);
  await Promise.all((await caches.keys()).filter((name) => name.startsWith(MINE) && !used.has(name)).map((name) => caches.delete(name)));
}

/** The file that an address stands for, whatever its query. */
function named(url) {
  const path = new URL(url).pathname.slice(ROOT.pathname.length);
  return [path, `${path}index.html`, `${path}.html`].find((name) => Object.hasOwn(FILES, name));
}

/** From the store; should the browser have dropped it there, from the network, if it is the same file. */
const stored = async (path) => (await caches.match(address(path), { cacheName: STORE })) ?? sound(path);

async function page({ request, resultingClientId }) {
  const path = named(request.url);
  if (path) return stored(path);
  const answer = await fetch(request).catch(() => undefined);
  if (!answer || answer.status === 404) return Response.redirect(address("404.html"));
  // Not a page of this edition, perhaps one of the next: all that belongs to it comes from where it came from.
  if (answer.type !== "opaqueredirect") {
    const { edition, owners } = await standing();
    await stand(edition, { ...owners, [resultingClientId]: NETWORK });
  }
  return answer;
}

async function file({ request, clientId }) {
  const edition = (await standing()).owners[clientId] ?? EDITION;
  const path = named(request.url);
  if (edition === EDITION && path) return stored(path);
  if (edition === NETWORK) return fetch(request, { cache: "no-cache" });
  if (edition === EDITION) return fetch(request);
  return (await caches.match(request, { cacheName: MINE + edition, ignoreSearch: true })) ?? Response.error();
}

addEventListener("install", (event) => event.waitUntil(store()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || !event.request.url.startsWith(ROOT.href)) return;
  event.respondWith(event.request.mode === "navigate" ? page(event) : file(event));
});
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
  if (event.data === "page loaded") event.waitUntil(tidy());
});
