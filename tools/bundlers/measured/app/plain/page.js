'use client'
import '../queryOfTheShop'

export default function Page() {
  return null
}
