/** Gives the person a file, made here and sent nowhere. */
export const saveBlob = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}

export const saveJson = (name: string, content: unknown): void =>
  saveBlob(name, new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
