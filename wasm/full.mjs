// SPDX-License-Identifier: Apache-2.0
// okorder-eligibility/full: the same engine in a larger module, with what authors of policies and expressions need.
// full.d.mts is its contract; bindings_full.cpp are the functions that it calls.
import { Engine, LogicError, answer, freeze, sharedEngine } from "./engine.mjs";

export { EngineLoadError, InputError, LogicError, PolicyError } from "./engine.mjs";

class FullEngine extends Engine {
  #module;

  /** @param {any} module */
  constructor(module) {
    super(module);
    this.#module = module;
  }
  /** @param {unknown} logic */
  validateLogic(logic) {
    return freeze(answer(this.#module.validateLogic(logic), LogicError).issues);
  }
}

export const loadEngine = () => sharedEngine(FullEngine);
