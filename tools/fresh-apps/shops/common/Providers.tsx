'use client'
import type { ReactNode } from 'react'

/** Around all pages of the shop. */
export const Providers = ({ children }: { children: ReactNode }) => children
