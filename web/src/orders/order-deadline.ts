// The day of an order, in the words of the check: the same in the table's row and where the order is opened.

import type { IsoDate } from "../contract.ts";
import type { DeadlineWords } from "../flow/deadline.ts";
import { deadlineWords } from "../flow/deadline.ts";
import type { Order } from "./rows.ts";

export interface OrderDeadline {
  readonly words: DeadlineWords;
  readonly day: IsoDate | undefined; // by which to apply, while that can be done
}

/** Undefined where days are left and the FAQ does not allow the order for another reason: they would look like a way round. */
export function orderDeadline({ verdict, deadline }: Order): OrderDeadline | undefined {
  const { status, apply_by: safe, final_day: last } = deadline;
  // Once the safe day has passed, only the last one can be named.
  const day = status === "open" ? safe : status === "final_day" || status === "straddles" ? last : undefined;
  return day && verdict === "not_eligible" ? undefined : { words: deadlineWords({ deadline }), day };
}
