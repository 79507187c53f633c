// The offline page: one HTML file with everything in it, which runs from a disk with the network off. Its content security policy
// names its one script and its one style by their hashes, so nothing else can run in it.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { calendars, glueOf, policy } from "../wasm/sources.mjs";
import { OFFLINE_CSP } from "./headers.mjs";
import { AMISS, bytesOf, printable } from "./printable.mjs";

const PACKED = "what is packed stands here"; // until the script is written: a bundler would escape half of its characters

/**
 * @param {object} from `bundle` and `minified` of build.mjs; `root` of the project, `moduleFolder` with the wasm module, `modules`
 * written by the build, `texts` by file name, `pageOf` of the page, `names` of the texts by part.
 */
export async function offlinePage({ bundle, minified, root, moduleFolder, modules, names, texts, styles, pageOf }) {
  const sheets = {};
  for (const name of ["flow", "result"]) sheets[name] = await minified(await readFile(join(root, `web/src/styles/${name}.css`), "utf8"));
  const data = Buffer.from(JSON.stringify({ policy: await policy(), calendars: await calendars(), names, texts, sheets }));
  const wasm = await readFile(join(moduleFolder, "eligibility.wasm"));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(wasm.length);
  // Less memory makes shorter blocks, each with a code of its own: 3 % less than at 9.
  const packed = deflateRawSync(Buffer.concat([length, wasm, data]), { level: 9, memLevel: 6 });
  const bundled = await bundle(join(root, "web/src/page.ts"), {
    modules: {
      ...modules,
      packed: `const AMISS = ${JSON.stringify(AMISS)};\n${bytesOf}\n${unpack}
        const { data, wasm } = await unpack(bytesOf(${JSON.stringify(PACKED)}, ${packed.length}));
        export const { policy, calendars, names, texts, sheets } = data;
        // The engine reads an alphabet and the bytes in it: here each byte is the character 256 places on.
        const letters = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte + 256)).join("");
        export const wasmText = letters(Array.from({ length: 256 }, (_, byte) => byte)) + letters(wasm);`,
      "eligibility:glue": await glueOf(moduleFolder),
      "eligibility:wasm": 'export { wasmText as default } from "packed";',
      "eligibility:policy": 'export { policy as default } from "packed";',
      "eligibility:calendars": 'export { calendars as default } from "packed";',
      "names:flow": 'import { names } from "packed"; export default names.flow;',
      "names:result": 'import { names } from "packed"; export default names.result;',
      "./styles/flow.css": 'import { sheets } from "packed"; export default sheets.flow;',
      "./styles/result.css": 'import { sheets } from "packed"; export default sheets.result;',
    },
    files: {
      open: join(root, "web/src/offline.ts"),
      "okorder-eligibility": join(root, "wasm/index.mjs"),
    },
    define: { "import.meta.url": '"https://engine.invalid/"' }, // the glue makes a URL of it that nobody asks for
  });
  const [before, after] = bundled.split(PACKED);
  const script = [before, printable(packed), after].join("");
  const page = await pageOf("index", "app", {
    csp: OFFLINE_CSP.replace("{script}", hashOf(script)).replace("{style}", hashOf(styles)),
    head: `<link rel="icon" href="data:,">\n<style>${styles}</style>`,
    // At the end, not deferred by being a file: the page is there when it runs.
    scripts: `<script type="module">${script}</script>`,
  });
  return page.replace(/<a href="orders.html">.*<\/a>\n/, ""); // which is no file beside this one
}

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Runs in the page: the module's bytes in front and the JSON behind them. */
async function unpack(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const end = 4 + new DataView(bytes.buffer).getUint32(0, true);
  return { wasm: bytes.subarray(4, end), data: JSON.parse(new TextDecoder().decode(bytes.subarray(end))) };
}
