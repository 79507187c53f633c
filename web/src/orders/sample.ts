// A file to try, with days round today, so that there is something to see on any day. Its column names are among those that the
// engine knows.

import type { IsoDate } from "../contract.ts";
import { shifted } from "../flow/civil-days.ts";

export function sampleFile(today: IsoDate): string {
  const day = (by: number): IsoDate => shifted(today, by);
  const rows: readonly (readonly string[])[] = [
    ["order", "goods", "membership_status", "problems", "arrived", "agreed_date_basis", "agreed_delivery_date", "receipt_date", "customer_receipt", "quality_cause", "photos", "inspection_report", "liability_evidence", "integrity_issue"],
    ["PO-1001", "Steel beams, 40 t", "member", "late", "all", "arrive", day(-9), day(-4), "delivery", "", "", "", "", "no"],
    ["PO-1002", "Float glass, 6 mm", "member", "quality", "all", "", "", day(-13), "both", "supplier", "yes", "third_party", "yes", "no"],
    ["PO-1003", "Cement, bags", "member", "quality", "all", "", "", day(-15), "both", "supplier", "yes", "ordered", "yes", "no"],
    ["PO-1004", "Ceramic tiles", "member", "late", "all", "arrive", day(-40), day(-30), "delivery", "", "", "", "", "no"],
    ["PO-1005", "Excavator, 20 t", "member", "late", "none", "arrive", day(-6), "", "payment", "", "", "", "", "no"],
    ["PO-1006", "Rebar, 12 mm", "member", "late", "all", "arrive", day(-2), day(-5), "delivery", "", "", "", "", "no"],
    ["PO-1007", "Rock wool", "waiting", "late", "all", "arrive", day(-8), day(-3), "delivery", "", "", "", "", "no"],
    ["PO-1008", "Aluminium profiles", "member", "late", "none", "arrive", day(12), "", "none", "", "", "", "", "no"],
    ["PO-1009", "Plywood, 18 mm", "member", "quality", "all", "", "", day(-2), "delivery", "not_supplier", "yes", "none", "no", "no"],
    ["PO-1010", "Solar modules", "member", "quality", "all", "", "", day(-7), "both", "supplier", "no", "none", "unsure", "no"],
  ];
  return rows.map((row) => row.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(",")).join("\r\n");
}
