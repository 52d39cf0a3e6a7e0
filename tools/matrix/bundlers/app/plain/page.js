'use client'
export { PlainPage as default } from '../../src/PlainPage.js'
