'use client'
import { useEffect, useState } from 'react'
import type { OfferMemory, OfferView } from './later/followOffer.js'
import { useProtection } from './ProtectionContext.js'

const later = () => import('./later/followOffer.js')

/** Hands what is offered to the code behind the scenes. Nobody waits for it, so it is loaded after the offer stands. */
export function useOfferFollower(offer: Omit<OfferView, 'voice' | 'choices'>): void {
  const { choices, voice } = useProtection('useOfferFollower()')
  const { productId } = offer
  const hasChoice = !!offer.optIn
  const [memory] = useState<OfferMemory>({})
  useEffect(() => void later().then(({ followOffer }) => followOffer(memory, { ...offer, choices, voice }), ignore))
  useEffect(() => {
    const held = later().then(({ holdChoice }) => hasChoice && holdChoice(choices, productId), ignore)
    return () => void held.then((release) => release && release())
  }, [choices, productId, hasChoice])
}

const ignore = () => {}
