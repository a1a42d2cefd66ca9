// Shared by every view: text goes into the page as text, never as markup.

/**
 * An element with attributes and children.
 * @param {string} tag
 * @param {Record<string, string | boolean | ((event: Event) => void)>} attrs  functions become listeners
 * @param {...(Node | string | null | undefined)} children
 */
function el(tag, attrs = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null && child !== ""));
  return node;
}

/** The parts of one of our texts (strings, {em}, {pin, href}) as nodes. */
function prose(parts) {
  return parts.map((part) => {
    if (typeof part === "string") return document.createTextNode(part);
    if (part.em !== undefined) return el("em", {}, part.em);
    return pin(part);
  });
}

/** A pin: a link where the opinion's page is at hand, plain words in a notebook. */
function pin(part) {
  const target = globalThis.casebookParsed ? null : "_blank"; // leaving a notebook would lose what is running in it
  return part.href ? el("a", { class: "cb-pin", href: part.href, target }, part.pin) : el("span", { class: "cb-pin" }, part.pin);
}
