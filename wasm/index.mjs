// SPDX-License-Identifier: Apache-2.0
// okorder-eligibility: what a page loads. eligibility.d.mts is its contract.
import { Engine, sharedEngine } from "./engine.mjs";

export { EngineLoadError, InputError, LogicError, PolicyError } from "./engine.mjs";

export const loadEngine = () => sharedEngine(Engine);
