// A small static server with the page's own headers: node web/serve.mjs --port 8080 --dir build/web

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { HEADERS, SHARED_HEADERS } from "./headers.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml", ".json": "application/json",
};

/** Serves a folder and nothing outside it. `cross`: other sites may load the element's files from here. `onRequest` sees every request, so that a test can count what no browser event shows. */
export function serve({ dir, port = 0, host = "127.0.0.1", cross = false, onRequest = () => {} }) {
  const root = resolve(dir);
  const server = createServer(async (request, response) => {
    onRequest(request);
    const file = await find(root, request.url ?? "/");
    if (!file || !["GET", "HEAD"].includes(request.method ?? "")) {
      response.writeHead(file ? 405 : 404, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" });
      response.end(file ? "Method not allowed\n" : "Not found\n");
      return;
    }
    // A file with its hash in its name never changes; the page that names it may.
    const hashed = /\.[0-9a-f]{10}\.\w+$/.test(file);
    response.writeHead(200, {
      ...HEADERS,
      ...(cross ? SHARED_HEADERS : {}),
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, host, () => done({
      url: `http://${host}:${server.address().port}/`,
      close: () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); }),
    }));
  });
}

async function find(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  const file = resolve(join(root, path));
  // After joining, so that no spelling of ".." leads out.
  if (path.includes("\0") || (file !== root && !file.startsWith(root + sep))) return undefined;
  for (const candidate of [file, join(file, "index.html")]) {
    if ((await stat(candidate).catch(() => undefined))?.isFile()) return candidate;
  }
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({ options: {
    port: { type: "string", default: "8080" }, host: { type: "string", default: "127.0.0.1" },
    dir: { type: "string", default: fileURLToPath(new URL("../build/web", import.meta.url)) },
  } });
  const { url } = await serve({ dir: values.dir, port: Number(values.port), host: values.host });
  console.log(url);
}
