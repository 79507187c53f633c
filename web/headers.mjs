// What the page is served with. One list for the server, the meta element and the tests.

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self'", "connect-src 'none'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'", "require-trusted-types-for 'script'", "trusted-types okorder-eligibility",
];

/** For the meta element: the same, but for what browsers take from a header only. */
export const META_CSP = POLICY.filter((directive) => !directive.startsWith("frame-ancestors")).join("; ");

/** For the offline page: no origin, no files; {script} and {style} are the hashes of the only ones. */
export const OFFLINE_CSP = META_CSP.replace("script-src 'self'", "script-src {script}").replace("style-src 'self'", "style-src {style}")
  .replace("img-src 'self'", "img-src data:").replace("trusted-types okorder-eligibility", "trusted-types 'none'");

export const HEADERS = {
  "Content-Security-Policy": POLICY.join("; "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-DNS-Prefetch-Control": "off",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** For the element's files, which the pages of other sites load. */
export const SHARED_HEADERS = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};
