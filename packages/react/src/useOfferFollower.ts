'use client'
import { useEffect, useState } from 'react'
import type { OfferMemory, OfferView } from './later/followOffer.js'
import { useProtection } from './ProtectionContext.js'

/** Hands what is offered to the code behind the scenes. Nobody waits for it, so it is loaded after the offer stands. */
export function useOfferFollower(offer: Omit<OfferView, 'voice' | 'choices'>): void {
  const { choices, voice } = useProtection('useOfferFollower()')
  const [memory] = useState<OfferMemory>({})
  useEffect(() => {
    const following = import('./later/followOffer.js').then(
      ({ followOffer }) => followOffer(memory, { ...offer, choices, voice }),
      () => {},
    )
    return () => void following.then((stop) => stop?.())
  })
}
