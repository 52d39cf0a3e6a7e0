let follower: Promise<typeof import('./later/followOffer.js')> | undefined

/**
 * Loads what follows an offer; nobody waits for it. One promise for all: a browser may take longer than a timer to
 * import a module that it has already, and in that time the choice that is handed from one render to the next would
 * have no holder.
 */
export const loadFollower = (): Promise<typeof import('./later/followOffer.js')> =>
  (follower ??= import('./later/followOffer.js').catch((error: unknown) => {
    // Whoever asks next tries again.
    follower = undefined
    throw error
  }))
