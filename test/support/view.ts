// A view as pages get it, with parts overridden.
import { type Language, messagesIn } from '../../src/web/messages/messages.ts';
import type { View } from '../../src/web/view.ts';
import { testAddress } from './curated.ts';

export function buildView(language: Language = 'en', parts: Partial<View> = {}): View {
  return {
    language,
    messages: messagesIn(language),
    chosen: false,
    address: testAddress,
    path: '/',
    assets: {
      stylesheet: '/reader.css',
      script: '/reader.js',
      icon: '/icon.svg',
      picture: '/p.png',
    },
    card: { style: '', script: '' },
    formats: { list: [], record: [] },
    contact: undefined,
    rolledBackFrom: undefined,
    version: '0123456789ab',
    asOf: undefined,
    ...parts,
  };
}
