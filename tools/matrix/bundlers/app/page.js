'use client'
export { KitPage as default } from '../src/KitPage.js'
