// The text that a host puts into its page, from what was chosen. Pure: the configurator shows it, a test runs it.

export interface Choices {
  readonly address: string; // of the release's folder, without a slash at its end
  readonly folder: string; // the exact version, or the major one
  readonly link: string; // said where the element cannot be
  readonly integrity?: string; // for an exact version only: what rolls has no hash
  readonly attributes: readonly (readonly [name: string, value: string])[]; // a value "" is an attribute without one
  readonly variables: readonly (readonly [name: string, value: string])[];
}

const TAG = "okorder-eligibility";

export function snippetOf({ address, folder, link, integrity, attributes, variables }: Choices): string {
  const looks = variables.map(([name, value]) => ` ${name}: ${value.replace(/[;{}<\\]/g, "").trim()};`).join("");
  const given = attributes.map(([name, value]) => (value ? ` ${name}="${escape(value)}"` : ` ${name}`)).join("");
  const files = escape(address);
  return [
    `<style>${TAG}:not(:defined) { display: block; min-block-size: 2.75rem }${looks && ` ${TAG} {${looks} }`}</style>`,
    `<script type="module" src="${files}/${folder}/${TAG}.js"${integrity ? `\n        integrity="${integrity}"` : ""} crossorigin="anonymous"></script>`,
    `<${TAG}${given}><a href="${files}/check/">${escape(link)}</a></${TAG}>`,
  ].join("\n");
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
