import { describe, expect, it } from 'vitest'
import { markClientAddress, readClientAddress, toAddressNetwork } from './clientAddress.js'

describe('toAddressNetwork', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2::ffff:203.0.113.9', '2001:db8:1:2::/64'],
    ['::ffff:203.0.113.9:80', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8:0:10:5:6:7:8', '2001:db8:0:10::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::3:4:5:6:7', '2001:db8:0:3::/64'],
    ['::2:3:4:5:6:7:8', '0:2:3:4::/64'],
    ['2001:db8:1:2:3:4:5::', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('counts %s as %s', (address, network) => expect(toAddressNetwork(address)).toBe(network))

  it('uses 100 characters at most, since a header may hold any text', () => {
    expect(toAddressNetwork('X'.repeat(101))).toBe('x'.repeat(100))
    expect(toAddressNetwork(`${'x'.repeat(100)}:1`)).toBe('x'.repeat(100))
  })
})

describe('readClientAddress', () => {
  // A framework may load the package twice, so another copy must find the address by the same name.
  const key = Symbol.for('hakuna-kit.clientAddress')
  const createRequest = () => new Request('https://shop.example')

  it('answers what was noted on the request, by this copy of the package or another', () => {
    expect(readClientAddress(markClientAddress(createRequest(), '203.0.113.9'))).toBe('203.0.113.9')
    expect(readClientAddress(Object.assign(createRequest(), { [key]: '203.0.113.8' }))).toBe('203.0.113.8')
    expect(Reflect.get(markClientAddress(createRequest(), '203.0.113.9'), key)).toBe('203.0.113.9')
  })

  it('answers nothing where nothing was noted, and for what is no text', () => {
    expect(readClientAddress(createRequest())).toBeUndefined()
    expect(readClientAddress(Object.assign(createRequest(), { [key]: 7 }))).toBeUndefined()
  })
})
