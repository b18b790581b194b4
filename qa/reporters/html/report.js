"use strict";
// Makes the report quicker to read. Without it everything is there, only not filtered.
(() => {
  const SHOWN_AT_FIRST = 20;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  document.documentElement.classList.add("js");

  function tieMarksToNotes() {
    let lit = [];
    const addressesOf = (note) =>
      [note, ...all("[id]", note)].map((part) => part.id).filter(Boolean);
    const marksOf = (note) =>
      addressesOf(note).flatMap((address) => all(`mark[data-f="${address}"]`, note.closest(".page")));
    const light = (note) => {
      lit.forEach((part) => part.classList.remove("on"));
      lit = note ? [note, ...marksOf(note)] : [];
      lit.forEach((part) => part.classList.add("on"));
    };
    const noteAt = (target) => {
      if (!(target instanceof Element)) return null;
      const mark = target.closest("mark[data-f]");
      const note = mark ? document.getElementById(mark.dataset.f) : target;
      return note ? note.closest(".note") : null;
    };
    document.addEventListener("mouseover", (event) => light(noteAt(event.target)));
    document.addEventListener("focusin", (event) => light(noteAt(event.target)));
    document.addEventListener("click", (event) => {
      const mark = event.target.closest("mark[data-f]");
      const note = mark && noteAt(mark);
      if (!note || !getSelection().isCollapsed) return;
      note.open = true;
      note.scrollIntoView({ block: "nearest" });
      light(note);
    });
    return marksOf;
  }

  function stepThroughNotes(notes) {
    let opened = null;
    const go = (note) => {
      if (opened && opened !== note) opened.open = false;
      opened = note.open ? null : note;
      note.open = true;
      showTab(note.closest(".page"), "text");
      const summary = note.querySelector("summary");
      summary.focus({ preventScroll: true });
      summary.scrollIntoView({ block: "center" });
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, select, textarea")) return;
      if (event.key !== "j" && event.key !== "k") return;
      const open = notes.filter((note) => !note.matches(".off, .off .note"));
      if (!open.length) return;
      const step = event.key === "j" ? 1 : -1;
      const here = document.activeElement.closest(".note");
      let at = open.indexOf(here);
      if (at >= 0) at += step;
      else {
        const below = open.findIndex((note) => note.getBoundingClientRect().top > 0);
        at = step > 0 ? Math.max(below, 0) : (below < 0 ? open.length : below) - 1;
      }
      if (open[at]) go(open[at]);
    });
  }

  function openWhatTheAddressNames() {
    const part = location.hash && document.getElementById(location.hash.slice(1));
    const note = part && part.closest(".note");
    if (!note) return;
    showTab(note.closest(".page"), "text");
    note.open = true;
    note.querySelector("summary").focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
  }

  function filterNotes(notes, marksOf) {
    const form = document.querySelector(".filters");
    if (!form) return;
    const pages = all(".page");
    const apply = () => {
      const chosen = new FormData(form);
      const levels = new Set(chosen.getAll("level"));
      const family = chosen.get("family");
      const only = chosen.get("page");
      const everything = !family && levels.size === form.querySelectorAll("[name=level]").length;
      let shown = 0;
      let total = 0;
      const busy = new Set();
      for (const note of notes) {
        const page = note.closest(".page");
        const here = !only || page.id === only;
        const on = levels.has(note.dataset.level) && (!family || note.dataset.family === family);
        if (note.classList.contains("off") === on) {
          note.classList.toggle("off", !on);
          marksOf(note).forEach((mark) => mark.classList.toggle("off", !on));
        }
        const number = note.querySelectorAll(".message").length;
        total += number;
        if (on && here) {
          shown += number;
          busy.add(page);
        }
      }
      for (const page of pages) {
        page.classList.toggle("off", only ? page.id !== only : !everything && !busy.has(page));
      }
      const said = total === 1 ? "1 finding" : `${total.toLocaleString("en")} findings`;
      form.querySelector("output").textContent =
        shown === total ? said : `${shown.toLocaleString("en")} of ${said}`;
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.reset();
    apply();
  }

  function arrangePages() {
    const form = document.querySelector(".list-tools");
    if (!form) return;
    const list = document.querySelector(".index .list");
    const more = document.querySelector(".index .all");
    const lines = [...list.children].map((line, rank) => ({
      line,
      rank,
      title: line.querySelector("a").textContent,
      path: line.querySelector(".path").textContent,
      type: line.dataset.type,
      grade: Number(line.dataset.grade),
      found: Number(line.dataset.found),
    }));
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const orders = {
      worst: (one, other) => one.rank - other.rank,
      title: (one, other) => compare(one.title, other.title),
      path: (one, other) => compare(one.path, other.path),
      grade: (one, other) => other.grade - one.grade,
    };
    let short = lines.length > SHOWN_AT_FIRST + 5;
    const apply = () => {
      const chosen = new FormData(form);
      const words = chosen.get("search").toLowerCase().split(/\s+/).filter(Boolean);
      const fits = (page) =>
        (!chosen.get("type") || page.type === chosen.get("type")) &&
        (!chosen.get("found") || page.found > 0) &&
        words.every((word) => `${page.title} ${page.path}`.toLowerCase().includes(word));
      const shown = lines.filter(fits).sort(orders[chosen.get("order")]);
      list.replaceChildren(
        ...(short ? shown.slice(0, SHOWN_AT_FIRST) : shown).map((page) => page.line),
      );
      more.hidden = !short || shown.length <= SHOWN_AT_FIRST;
      more.textContent = `Show all ${shown.length.toLocaleString("en")} pages`;
      form.querySelector("output").textContent =
        shown.length === lines.length
          ? ""
          : `${shown.length.toLocaleString("en")} of ${lines.length.toLocaleString("en")} pages`;
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => {
      short = false;
      apply();
    });
    form.reset();
    apply();
  }

  function showTab(page, name) {
    if (page.dataset.tab === name) return;
    page.dataset.tab = name;
    for (const tab of all("[role=tab]", page)) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }

  function switchTabs() {
    const choose = (tab) => showTab(tab.closest(".page"), tab.dataset.tab);
    const tabAt = (event) => event.target.closest("[role=tab]");
    document.addEventListener("click", (event) => {
      const tab = tabAt(event);
      if (tab) choose(tab);
    });
    document.addEventListener("keydown", (event) => {
      const tab = tabAt(event);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!tab || !step) return;
      const tabs = all("[role=tab]", tab.parentElement);
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  }

  // What was ticked stays ticked where the browser lets a file remember; elsewhere it does not.
  function keepTicks() {
    const boxes = all(".brief input");
    const known = (address) => {
      try {
        return localStorage.getItem(address);
      } catch {
        return null;
      }
    };
    for (const box of boxes) box.checked = known(box.id) === "1";
    document.addEventListener("change", (event) => {
      const box = event.target.closest(".brief input");
      if (!box) return;
      try {
        if (box.checked) localStorage.setItem(box.id, "1");
        else localStorage.removeItem(box.id);
      } catch {
        // private window: the tick lives as long as the page
      }
    });
  }

  function openAllForPrinting(notes) {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = notes.filter((note) => !note.open);
      opened.forEach((note) => (note.open = true));
    });
    addEventListener("afterprint", () => opened.forEach((note) => (note.open = false)));
  }

  document.addEventListener("DOMContentLoaded", () => {
    const notes = all(".note");
    const marksOf = tieMarksToNotes();
    stepThroughNotes(notes);
    filterNotes(notes, marksOf);
    arrangePages();
    switchTabs();
    keepTicks();
    openAllForPrinting(notes);
  });
  // Not before the browser itself went to the address, which takes the focus away.
  addEventListener("load", openWhatTheAddressNames);
  addEventListener("hashchange", openWhatTheAddressNames);
})();
