import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** dkfds knows no night: each of its colours by day, and what it is in the dark. */
const BY_NIGHT: Readonly<Record<string, string>> = {
  '#1a1a1a': '#ececec', '#454545': '#c9ced3', '#707070': '#a9b1b8', '#8e8e8e': '#7f8a94', '#bfbfbf': '#4b545c', '#dcdcdc': '#343b42',
  '#f5f5f5': '#22272c', '#fff': '#171b1f', '#004d99': '#8cc4f5', purple: '#d9a8ea', '#c00': '#ff8a8a', '#ffe0e0': '#451a1c',
  '#fec': '#40300b', '#e2f2fb': '#12303f', '#1b86c3': '#4fb0e6', '#ddf7ce': '#1a3512', '#358000': '#7ccf4f',
}

/** dkfds brings its fonts in four formats and a class for each of its icons: ours are named in `style/`. */
const leanDesignSystem: Plugin = {
  name: 'lean-design-system',
  enforce: 'pre',
  transform: (code, id) => !id.endsWith('dkfds.min.css') ? null : code
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/[^{}]*\{[^{}]*url\(\.\.\/img\/[^{}]*\}/g, (rule) => (DRAWN.test(rule) ? rule : ''))
    .replaceAll(/(?<=[:\s,(])(#[0-9a-f]{3,6}\b|purple\b)(?=[\s;,})!])/g, (colour) => {
      const dark = BY_NIGHT[colour]
      return dark === undefined ? colour : `light-dark(${colour}, ${dark})`
    }),
}

/** The rules of which the pictures are used. */
const DRAWN = /^\.form-(checkbox|select)/

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [leanDesignSystem, react()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
  },
})
