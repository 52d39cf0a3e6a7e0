/** Which plan line covers which product line, and how many of its units. */
export type PlanConnection = { productLineItemId: string; planLineItemId: string; quantity: number }
