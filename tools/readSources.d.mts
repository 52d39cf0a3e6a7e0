import type { Plugin } from 'vite'

export declare const sourceCondition: '@hakuna-kit/source'
export declare function readSources(): Plugin
