import '../../models/strict-zod.ts';
import { shutDoors } from '../seal/shut-doors.ts';
import { isSingleFile } from '../shipped/carried-files.ts';
import { findCard } from '../shipped/open-shipped-model.ts';
import { ownText, sha256 } from './own-hash.ts';
import { openModel } from './shipped-model.ts';
import { startApp } from './start-app.ts';

shutDoors(globalThis);
// Before anything is drawn: afterwards the page is no longer the text of its file.
const fileHash = isSingleFile() ? sha256(ownText(document)) : null;
const cardUrl = await findCard();
await startApp({ root: document.body, openVerifier: openModel, cardUrl, fileHash });
