#!/usr/bin/env python
# -*- coding: utf-8 -*-
# Copyright the authors of
# this thing about heroin
# addicts.
"""A module for the homeless.

Second paragraph of ``code`` and drug
abusers, see :func:`addict`.

Example::

    addict = 1

>>> addict()
1

Args:
    user_name: The junkie to treat.
    other (int): Another one.

:param x: the alcoholic
"""
x = "addict string"  # trailing about a drunk
y = 2  # stigmalint: ignore[housing] -- so
def f():
    'Single quoted docstring for drunks.'
    # old_code = addict()
    # for junkie in junkies:
    return 1
