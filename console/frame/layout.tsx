import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Footer } from '../kit/footer.tsx'
import { Loading } from '../kit/loading.tsx'
import { SkipLink } from '../kit/skip-link.tsx'
import { Header } from './header.tsx'
import { LogIn } from './log-in.tsx'
import { PrintedBy } from './printed-by.tsx'
import { usePresence } from './session.ts'
import { SessionEnded } from './session-ended.tsx'
import { Told } from './told.tsx'

/** Header, what the address asks for, footer; and the log in before any of it is shown. */
export const Layout = () => {
  const { t } = useTranslation()
  return (
    <>
      <SkipLink />
      <Suspense fallback={<Loading />}>
        <Within />
      </Suspense>
      <Footer>{t('frame.footer')}</Footer>
      <Told />
      <SessionEnded />
    </>
  )
}

const Within = () => {
  const { session, demonstration, agencies } = usePresence()
  return (
    <>
      <Header session={session} demonstration={demonstration} />
      <main id="content" className="container page-container" tabIndex={-1}>
        <Suspense fallback={<Loading />}>{session ? <Outlet /> : <LogIn agencies={agencies} />}</Suspense>
      </main>
      {session && <PrintedBy session={session} demonstration={demonstration} />}
    </>
  )
}
