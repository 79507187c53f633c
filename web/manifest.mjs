// custom-elements.json: what editors and other people's tools know of the element, from the comment on its class.

import { cli } from "@custom-elements-manifest/analyzer/cli.js";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export async function customElements() {
  const manifest = await cli({ argv: ["analyze", "--globs", "src/element.ts", "--quiet"], cwd: dirname(fileURLToPath(import.meta.url)), noWrite: true });
  const declaration = manifest.modules.flatMap(({ declarations }) => declarations).find(({ customElement }) => customElement);
  // The analyzer also lists what is private, and one event without a name for the line that dispatches them all.
  const own = {
    ...declaration,
    members: declaration.members.filter(({ privacy }) => privacy !== "private"),
    events: declaration.events.filter(({ name }) => name),
  };
  const reference = (module) => ({ name: own.name, module });
  return `${JSON.stringify({
    schemaVersion: manifest.schemaVersion,
    modules: [
      { kind: "javascript-module", path: "element.js", declarations: [own], exports: [{ kind: "js", name: own.name, declaration: reference("element.js") }] },
      { kind: "javascript-module", path: "define.js", declarations: [], exports: [{ kind: "custom-element-definition", name: own.tagName, declaration: reference("element.js") }] },
    ],
  }, null, 1)}\n`;
}
