// SPDX-License-Identifier: Apache-2.0
// Writes a table of orders, as a year of a buyer's exports could look: `node tests/bench/orders.mjs COUNT [SEED] > orders.csv`.
// The same count and seed give the same bytes.
import { writeSync } from "node:fs";

import { Random } from "../differential/random.mjs";

const count = Number(process.argv[2] ?? 1000);
const random = new Random(Number(process.argv[3] ?? 20_261_123));
const below = (limit) => random.below(limit);
const one = (list) => random.pick(list);

const BLOCK = 1 << 20;
const FIRST_DAY = Date.UTC(2025, 10, 23);
const day = (after) => new Date(FIRST_DAY + after * 86_400_000).toISOString().slice(0, 10);
const SUPPLIERS = ["Anhui Steel Co., Ltd", "Hebei Glass", "江苏管材有限公司", 'Foshan "Best" Tiles', "Ningbo Valves", "Wuhan Boards", "Xiamen Stone"];
const quoted = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function order(number) {
  const agreed = below(330);
  const arrived = one(["all", "all", "all", "part", "none"]);
  const received = arrived === "none" ? "" : day(agreed + below(40) - 10);
  const problem = one(["late", "late", "quality", "late; quality", "other", ""]);
  const isQuality = problem.includes("quality");
  return [
    `PO-${1_000_000 + number}`, quoted(one(SUPPLIERS)), problem, one(["member", "member", "member", "waiting", "not_member", ""]), arrived, received,
    one(["arrive", "arrive", "ship", ""]), day(agreed), one(["both", "delivery", "payment", "none", ""]), isQuality ? one(["supplier", "supplier", "not_supplier", ""]) : "",
    isQuality ? one(["yes", "no"]) : "", isQuality ? one(["third party", "ordered", "own", "none", ""]) : "", isQuality ? one(["yes", "no", "unsure"]) : "",
    below(10) === 0 && received !== "" ? day(agreed + 40) : "", one(["no", "no", "no", "unsure"]),
  ].join(",");
}

let text = "Order no.,Supplier,Problem,Membership,Arrived,Receipt date,Date basis,Agreed date,Customer receipt,Cause,Photos,Inspection report,Liability evidence,Applied on,Integrity\r\n";
for (let number = 0; number < count; ++number) {
  text += `${order(number)}\r\n`;
  if (text.length < BLOCK) continue;
  writeSync(1, text);
  text = "";
}
writeSync(1, text);
