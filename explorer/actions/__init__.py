"""What can be done from menus, toolbar and keyboard: one module a menu, or a part of one.

To add actions, write a subclass of `explorer.actions.base.Actions` in a module of its own and name
it in `explorer.actions.bars`.
"""
