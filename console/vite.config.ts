import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** dkfds brings its fonts in four formats and a class for each of its icons: ours are named in `style/`. */
const leanDesignSystem: Plugin = {
  name: 'lean-design-system',
  enforce: 'pre',
  transform: (code, id) => !id.endsWith('dkfds.min.css') ? null : code
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/[^{}]*\{[^{}]*url\(\.\.\/img\/[^{}]*\}/g, (rule) => (DRAWN.test(rule) ? rule : '')),
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
