import { NextResponse, type NextRequest } from 'next/server'
import { protection } from './lib/protection'

/** Starts the session of a new shopper with the page, because a server component cannot set a cookie. */
export async function proxy(request: NextRequest) {
  const { requestHeaders, setCookie } = await protection.getUserSession(request)
  const response = NextResponse.next({ request: { headers: requestHeaders } })
  if (setCookie) response.headers.append('set-cookie', setCookie)
  return response
}

/** The pages that prefetch plans. */
export const config = { matcher: '/' }
