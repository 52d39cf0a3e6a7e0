export type App = {
  name: string
  shop: string
  framework?: string
  source: string
  lastStep: number
  versions?: Record<string, string>
}

export const apps: App[]
