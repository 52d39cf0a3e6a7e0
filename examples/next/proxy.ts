import { NextResponse, type NextRequest } from 'next/server'
import { protection } from './lib/protection'

/** Starts the session of a new shopper with the first page: the page's lookup and the browser's calls share it. */
export async function proxy(request: NextRequest) {
  const { setCookie } = await protection.getUserSession(request)
  if (setCookie === undefined) return NextResponse.next()
  const headers = new Headers(request.headers)
  headers.append('cookie', setCookie.replace(/;.*/, ''))
  return NextResponse.next({ request: { headers }, headers: { 'set-cookie': setCookie } })
}

export const config = { matcher: '/' }
