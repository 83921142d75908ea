import type { ReactNode } from 'react'

export const Footer = ({ children }: { readonly children: ReactNode }) => (
  <footer><div className="footer"><div className="container"><p>{children}</p></div></div></footer>
)
