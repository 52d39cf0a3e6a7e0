export type LinkedFile = { name: string; code: string; imports: string[]; isEntry: boolean }
export type BuiltFile = { name: string; code: string; isFirst: boolean }

export function findFirstLoad(files: LinkedFile[]): BuiltFile[]
