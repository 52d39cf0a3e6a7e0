export type Cell = { name: string; run: () => Promise<unknown> }
export type Result = { name: string; seconds: number; reason: string | undefined }

export function runCells(cells: Cell[], lanes?: number): Promise<Result[]>
