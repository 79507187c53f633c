// The one date of a claim, in words: a headline and the lines below it. Every status has its words; a new one breaks the build.

import type { DeadlineStatus, Report } from "../contract.ts";
import type { TextParams } from "../texts.ts";

export interface Line {
  readonly key: string;
  readonly params?: TextParams;
}
export interface DeadlineWords {
  readonly headline: Line;
  readonly lines: readonly Line[];
  readonly urgent: boolean;
  readonly apply_by: string | undefined;
}

const reason = (code: string): Line => ({ key: `reason.${code}` });

export function deadlineWords({ deadline: { status, apply_by, final_day, days_left = 0 } }: Pick<Report, "deadline">): DeadlineWords {
  const byFinalDay = final_day ? [{ key: "dl.final", params: { date: final_day } }] : [];
  const today = { key: "dl.today" };
  const words: { readonly [status in DeadlineStatus]: readonly [Line, ...Line[]] } = {
    // The headline is the safe day, and days are counted to it; on that day itself it says so.
    open: days_left === 1 ? [today, ...byFinalDay]
      : [{ key: "dl.h", params: { date: apply_by ?? "" } }, { key: "dl.left", params: { n: days_left - 1 } }, ...byFinalDay],
    final_day: [today, { key: "dl.left_0" }, ...byFinalDay],
    straddles: [today, reason("R-DEADLINE-STRADDLES"), ...byFinalDay],
    passed: [{ key: "dl.over", params: { date: final_day ?? "", n: -days_left } }],
    applied_in_time: [reason("R-IN-TIME"), ...byFinalDay],
    applied_late: [reason("R-DEADLINE-PASSED"), ...byFinalDay],
    not_started: [{ key: "dl.not_started" }],
    unknown: final_day ? [reason("R-APPLIED-ON-UNKNOWN"), ...byFinalDay] : [{ key: "dl.unknown" }],
  };
  const [headline, ...lines] = words[status];
  return { headline, lines, urgent: headline === today, apply_by };
}
