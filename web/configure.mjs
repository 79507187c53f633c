// The configurator's controls, from the element's own manifest: what the element has is what can be chosen. Their words are texts
// like any other, in English the manifest's own.

/** The choices of custom-elements.json as HTML: a list for values that are named, a box for yes or no, a field for the rest. `text` writes a text out. */
export function controls(manifest, text) {
  const [declaration] = JSON.parse(manifest).modules[0].declarations;
  return {
    attributes: declaration.attributes.map(({ name, type }) => choice(name, type?.text ?? "string", text)).join("\n"),
    variables: declaration.cssProperties.map(({ name }) => choice(name, "string", text)).join("\n"),
  };
}

function choice(name, type, text) {
  const shared = `id="${name}" name="${name}" aria-describedby="${name}-hint"`;
  const said = (key) => `data-text="${key}">${text(key)}`;
  const values = [...type.matchAll(/"([^"]+)"/g)].map(([, value]) => value);
  const control = type === "boolean" ? `<input type="checkbox" ${shared}>`
    : values.length ? `<select ${shared}><option value="" ${said("configure.not_set")}</option>${values.map((value) => `<option>${value}</option>`).join("")}</select>`
    : `<input type="text" ${shared} spellcheck="false" autocomplete="off">`;
  return `<div class="choice"><label for="${name}">${name}</label>${control}<p class="hint" id="${name}-hint" ${said(`configure.hint.${name}`)}</p></div>`;
}
