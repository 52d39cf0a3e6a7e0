'use client'
import { useEffect, useState } from 'react'
import type { OfferMemory, OfferView } from './later/followOffer.js'
import { useProtection } from './ProtectionContext.js'

let follower: Promise<typeof import('./later/followOffer.js')> | undefined

/**
 * One promise for all: a browser may take longer than a timer to import a module that it has already, and in that time
 * the choice that is handed from one render to the next would have no holder.
 */
const loadFollower = () =>
  (follower ??= import('./later/followOffer.js').catch((error) => {
    // Whoever asks next tries again.
    follower = undefined
    throw error
  }))

/** Hands what is offered to the code behind the scenes. Nobody waits for it, so it is loaded after the offer stands. */
export function useOfferFollower(offer: Omit<OfferView, 'voice' | 'choices'>): void {
  const { choices, voice } = useProtection('useOfferFollower()')
  const [memory] = useState<OfferMemory>({})
  useEffect(() => {
    const following = loadFollower().then(
      ({ followOffer }) => followOffer(memory, { ...offer, choices, voice }),
      () => {},
    )
    return () => void following.then((stop) => stop?.())
  })
}
