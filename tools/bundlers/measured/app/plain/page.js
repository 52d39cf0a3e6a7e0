'use client'
import { useTanStackQuery } from '../useTanStackQuery'

export default function Page() {
  useTanStackQuery()
  globalThis.used = []
  return null
}
