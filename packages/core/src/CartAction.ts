/** What the insurer wants done to the cart after a report. */
export type CartAction =
  /** `quantity` 0 removes the line (our reading: no document names another way). */
  | { type: 'update_line_item'; lineItemId: string; quantity: number }
  /** An action type that no document names; passed on as data. */
  | { type: 'unknown'; name: string; payload: unknown }
