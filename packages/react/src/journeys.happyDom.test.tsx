// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { describeJourneys } from './test/describeJourneys.js'

it('runs in happy-dom', () => expect(navigator.userAgent).toContain('HappyDOM'))

describeJourneys('happy-dom')
