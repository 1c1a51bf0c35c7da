import { Button } from '#src/ui/button.tsx'
import { cx } from '#src/ui/cx.ts'
import { PageHeader } from '#src/ui/page-header.tsx'
import { Page } from '#src/ui/page.tsx'
import { SeverityBadge } from '#src/ui/severity.tsx'
import { Buttons, Fields, LongWork } from './gallery-controls.tsx'
import { Facts, Scores, Severities } from './gallery-data.tsx'
import { States } from './gallery-states.tsx'
import { FlowGallery } from './gallery-flow.tsx'
import { GalleryTable } from './gallery-table.tsx'
import css from './gallery.module.css'

/** Every component of the desk in its states, for whoever works on them. Development only. */
export function GalleryPage() {
  return (
    <Page>
      <PageHeader
        title="Gallery"
        badges={<SeverityBadge severity={4} variant="solid" />}
        subtitle="Every component, in the states it can be in"
        breadcrumbs={[
          <a key="desk" href="/">
            Desk
          </a>,
        ]}
        actions={<Button variant="primary">Primary action</Button>}
      />
      <GalleryTable />
      <FlowGallery />
      <div className={cx(css['grid'])}>
        <Severities />
        <Facts />
        <Scores />
        <Buttons />
        <Fields />
        <LongWork />
        <States />
      </div>
    </Page>
  )
}
