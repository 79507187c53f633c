// The configurator's controls, from the element's own manifest: what the element has is what can be chosen, in its own words.

/** The choices of custom-elements.json as HTML: a list for values that are named, a box for yes or no, a field for the rest. */
export function controls(manifest) {
  const [declaration] = JSON.parse(manifest).modules[0].declarations;
  return {
    attributes: declaration.attributes.map(({ name, type, description }) => choice(name, type?.text ?? "string", description)).join("\n"),
    variables: declaration.cssProperties.map(({ name, description }) => choice(name, "string", description)).join("\n"),
  };
}

function choice(name, type, description) {
  const shared = `id="${name}" name="${name}" aria-describedby="${name}-hint"`;
  const values = [...type.matchAll(/"([^"]+)"/g)].map(([, value]) => value);
  const control = type === "boolean" ? `<input type="checkbox" ${shared}>`
    : values.length ? `<select ${shared}><option value="">not set</option>${values.map((value) => `<option>${value}</option>`).join("")}</select>`
    : `<input type="text" ${shared} spellcheck="false" autocomplete="off">`;
  return `<div class="choice"><label for="${name}">${name}</label>${control}<p class="hint" id="${name}-hint">${description.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)}</p></div>`;
}
