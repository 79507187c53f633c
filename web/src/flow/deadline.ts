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
  readonly apply_by?: string;
}

type Words = (deadline: Report["deadline"]) => { headline: Line; lines: Line[]; urgent?: boolean };

const reason = (code: string): Line => ({ key: `reason.${code}` });
const byFinalDay = ({ final_day: date }: Report["deadline"]): Line[] => (date ? [{ key: "dl.final", params: { date } }] : []);

const WORDS: { readonly [status in DeadlineStatus]: Words } = {
  // The headline is the safe day, and days are counted to it; on that day itself it says so.
  open: (deadline) => deadline.days_left === 1
    ? { headline: { key: "dl.today" }, lines: byFinalDay(deadline), urgent: true }
    : {
        headline: { key: "dl.h", params: { date: deadline.apply_by ?? "" } },
        lines: [{ key: "dl.left", params: { n: (deadline.days_left ?? 0) - 1 } }, ...byFinalDay(deadline)],
      },
  final_day: (deadline) => ({ headline: { key: "dl.today" }, lines: [{ key: "dl.left_0" }, ...byFinalDay(deadline)], urgent: true }),
  straddles: (deadline) => ({ headline: { key: "dl.today" }, lines: [reason("R-DEADLINE-STRADDLES"), ...byFinalDay(deadline)], urgent: true }),
  passed: (deadline) => ({
    headline: { key: "dl.over", params: { date: deadline.final_day ?? "", n: -(deadline.days_left ?? 0) } }, lines: [],
  }),
  applied_in_time: (deadline) => ({ headline: reason("R-IN-TIME"), lines: byFinalDay(deadline) }),
  applied_late: (deadline) => ({ headline: reason("R-DEADLINE-PASSED"), lines: byFinalDay(deadline) }),
  not_started: () => ({ headline: { key: "dl.not_started" }, lines: [] }),
  unknown: (deadline) => deadline.final_day
    ? { headline: reason("R-APPLIED-ON-UNKNOWN"), lines: byFinalDay(deadline) }
    : { headline: { key: "dl.unknown" }, lines: [] },
};

export function deadlineWords({ deadline }: Report): DeadlineWords {
  const { headline, lines, urgent = false } = WORDS[deadline.status](deadline);
  return { headline, lines, urgent, ...(deadline.apply_by ? { apply_by: deadline.apply_by } : {}) };
}
