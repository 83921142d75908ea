import fc from 'fast-check'

/** Properties are held to the same examples in every run: what fails once fails again. */
fc.configureGlobal({ seed: 20_261_122 })

export { fc }
