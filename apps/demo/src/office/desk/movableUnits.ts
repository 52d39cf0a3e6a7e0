import type { DeskAction, DeskLine } from '../../../shared/backOfficeApi.js'

/** How many units of a line an action can change. Rules about time are checked by the order model, with a reason. */
export function movableUnits(line: DeskLine, action: DeskAction['type']): number {
  switch (action) {
    case 'ship':
      return line.kind === 'product' ? line.open : 0
    case 'refund':
      return line.returnable
    case 'cancel_lines':
      return line.open
    case 'cancel_order':
      return 0
  }
}
