// The offline page's way to open files: they are all in it. What only has to be read, the module's bytes, the policy, the
// calendars and the texts, is packed; the browser unpacks it once.

import * as engine from "okorder-eligibility";
import { texts } from "packed";
import * as flow from "./flow.ts";

const FILES: { readonly [name: string]: unknown } = { engine, flow };

export async function open(name: string): Promise<unknown> {
  return FILES[name] ?? { default: texts[name] };
}
