import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

interface BreadcrumbProps {
  readonly above: readonly { readonly to: string; readonly name: string }[]
  readonly here: string
}

export const Breadcrumb = ({ above, here }: BreadcrumbProps) => {
  const { t } = useTranslation()
  return (
    <nav className="crumbs" aria-label={t('frame.whereYouAre')}>
      <ol className="no-max-width">
        {above.map(({ to, name }) => <li key={to}><Link to={to}>{name}</Link></li>)}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}
